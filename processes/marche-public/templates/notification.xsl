<?xml version="1.0" encoding="UTF-8"?>
<!--
  Letter that notifies the contract to its holder (CCP R2182-4, R2182-5).
  data: reference, contractNumber, subject, winner {name; email, address optional}, contractAmount, signedOn, durationMonths; adjustments optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="entreprise.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="company"><xsl:with-param name="of" select="data/winner"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="reference">
    <fo:block>Marché n° <xsl:value-of select="data/contractNumber"/></fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="object">
    notification du marché n° <xsl:value-of select="data/contractNumber"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <fo:block xsl:use-attribute-sets="paragraph">
      J’ai l’honneur de vous notifier le marché n° <fo:inline font-weight="bold"><xsl:value-of select="data/contractNumber"/></fo:inline>, qui a pour
      objet : « <xsl:value-of select="data/subject"/> ». Il a été signé le <xsl:call-template name="date"><xsl:with-param name="iso" select="data/signedOn"/></xsl:call-template>.
    </fo:block>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Montant</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="money"><xsl:with-param name="value" select="data/contractAmount"/></xsl:call-template> HT
            </xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Durée</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/durationMonths"/> mois</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Lot</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="lot"/></xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="data/adjustments" mode="paragraphs"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      Le marché prend effet à la date à laquelle vous recevez cette notification (article R. 2182-5 du code de la commande
      publique). Une copie de l’acte d’engagement est jointe à la notification sur le profil d’acheteur ; l’exemplaire unique
      pour la cession de créances vous est remis sur demande.
    </fo:block>
  </xsl:template>

</xsl:stylesheet>

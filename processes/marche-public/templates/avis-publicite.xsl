<?xml version="1.0" encoding="UTF-8"?>
<!--
  Notice of a call for competition (CCP R2131-12 to R2131-20).
  data: reference, subject, need, nature, procedure, publicityLabel, durationMonths, tendersDueOn, tendersDueTime, criteria; cpv,
  executionPlace, buyerProfile, tenderValidityDays, negotiation, socialClause optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="../../shared/record.xsl"/>
  <xsl:import href="marche.xsl"/>

  <xsl:template match="snapshot" mode="kind">
    Avis d’appel à la concurrence
  </xsl:template>

  <xsl:template match="snapshot" mode="title">
    <xsl:value-of select="data/subject"/>
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Acheteur</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Acheteur</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="member/name"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Adresse</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="member-address"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Courriel</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="member/email"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Profil d’acheteur</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/parameters/buyerProfile"/></xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="heading"><xsl:with-param name="text">Marché</xsl:with-param></xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Objet</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/subject"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Lot</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="lot"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Nature</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="nature"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Procédure</xsl:with-param>
            <xsl:with-param name="value"><xsl:call-template name="procedure"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Code CPV</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/cpv"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Lieu d’exécution</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/executionPlace"/></xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Durée</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/durationMonths"/> mois</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Publicité</xsl:with-param>
            <xsl:with-param name="value"><xsl:value-of select="data/publicityLabel"/></xsl:with-param>
          </xsl:call-template>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:apply-templates select="data/need" mode="paragraphs"/>
    <xsl:call-template name="heading"><xsl:with-param name="text">Offres</xsl:with-param></xsl:call-template>
    <xsl:call-template name="facts">
      <xsl:with-param name="label-width">55mm</xsl:with-param>
      <xsl:with-param name="text">
          <xsl:call-template name="fact">
            <xsl:with-param name="name">Date limite de réception</xsl:with-param>
            <xsl:with-param name="value">
              <xsl:call-template name="date"><xsl:with-param name="iso" select="data/tendersDueOn"/></xsl:call-template> à <xsl:call-template name="time"><xsl:with-param name="iso" select="data/tendersDueTime"/></xsl:call-template>
            </xsl:with-param>
          </xsl:call-template>
          <xsl:if test="data/tenderValidityDays"><xsl:call-template name="fact"><xsl:with-param name="name">Validité des offres</xsl:with-param><xsl:with-param name="value"><xsl:value-of select="data/tenderValidityDays"/> jours</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="data/negotiation = 'true'"><xsl:call-template name="fact"><xsl:with-param name="name">Négociation</xsl:with-param><xsl:with-param name="value">L’acheteur peut négocier avec les entreprises.</xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="data/socialClause = 'reserve'"><xsl:call-template name="fact"><xsl:with-param name="name">Réservation</xsl:with-param><xsl:with-param name="value">Marché réservé</xsl:with-param></xsl:call-template></xsl:if>
      </xsl:with-param>
    </xsl:call-template>
    <fo:block xsl:use-attribute-sets="paragraph">
      Les plis sont remis par voie électronique ; ils restent scellés jusqu’à leur ouverture. Un pli reçu après la date limite
      est éliminé, et seul le dernier pli d’une entreprise est ouvert (articles R. 2151-5 et R. 2151-6).
    </fo:block>
    <xsl:call-template name="heading">
      <xsl:with-param name="text">Critères d’attribution</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="criteria"/>
    <xsl:call-template name="heading"><xsl:with-param name="text">Recours</xsl:with-param></xsl:call-template>
    <xsl:call-template name="pre-contract-appeals"/>
  </xsl:template>

</xsl:stylesheet>

<?xml version="1.0" encoding="UTF-8"?>
<!--
  Letter to a company that is turned down, with the reasons (CCP R2181-1 to R2181-3).
  data: reference, subject, procedure, evicted {name, reason; rank, total, details, email, address optional}, winner {name; total optional},
  parameters; rejectionMeans optional
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format">

  <xsl:import href="entreprise.xsl"/>

  <xsl:template match="snapshot" mode="recipient">
    <xsl:call-template name="company"><xsl:with-param name="of" select="data/evicted"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="snapshot" mode="object">
    suite donnée à votre offre
  </xsl:template>

  <xsl:template match="snapshot" mode="body">
    <xsl:call-template name="require">
      <xsl:with-param name="value" select="data/evicted/reason"/>
      <xsl:with-param name="what">les motifs du rejet (article R. 2181-3 du code de la commande publique)</xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="consultation"/>
    <fo:block xsl:use-attribute-sets="paragraph">
      Je suis au regret de vous informer que vous n’êtes pas retenu, pour les motifs suivants.
    </fo:block>
    <xsl:apply-templates select="data/evicted/reason" mode="paragraphs"/>
    <xsl:if test="data/evicted/details/item">
      <fo:table xsl:use-attribute-sets="table">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="30mm"/>
      <fo:table-column column-width="30mm"/>
      <fo:table-column column-width="26mm"/>
      <fo:table-header>
        <fo:table-row>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Critère</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Pondération</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Note sur 20</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
          <xsl:call-template name="th">
            <xsl:with-param name="text">Points</xsl:with-param>
            <xsl:with-param name="align">end</xsl:with-param>
          </xsl:call-template>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="data/evicted/details/item">
          <fo:table-row xsl:use-attribute-sets="table-row">
            <xsl:call-template name="td">
              <xsl:with-param name="text"><xsl:value-of select="criterion"/></xsl:with-param>
              <xsl:with-param name="header">yes</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="percent">
                  <xsl:with-param name="value" select="weight"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="decimal">
                  <xsl:with-param name="value" select="score"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
            <xsl:call-template name="td">
              <xsl:with-param name="text">
                <xsl:call-template name="decimal">
                  <xsl:with-param name="value" select="points"/>
                </xsl:call-template>
              </xsl:with-param>
              <xsl:with-param name="align">end</xsl:with-param>
            </xsl:call-template>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph">
      Le marché est attribué à <fo:inline font-weight="bold"><xsl:value-of select="data/winner/name"/></fo:inline>, dont l’offre est
      économiquement la plus avantageuse au regard des critères annoncés<xsl:if test="data/winner/total"> ; elle obtient <xsl:call-template name="decimal"><xsl:with-param name="value" select="data/winner/total"/></xsl:call-template> points sur 100</xsl:if>.
    </fo:block>
    <xsl:if test="data/procedure = 'ao-ouvert'">
      <fo:block xsl:use-attribute-sets="paragraph">
        Le marché ne sera pas signé avant l’expiration d’un délai de onze jours à compter de l’envoi de cette lettre par voie
        électronique, de seize jours par un autre moyen (article R. 2182-1).
      </fo:block>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="paragraph">
      Vous pouvez demander les caractéristiques et les avantages de l’offre retenue ; ils vous seront communiqués dans les
      quinze jours (articles R. 2181-2 et R. 2181-4).
    </fo:block>
  </xsl:template>

  <xsl:template match="snapshot" mode="notices">
    <xsl:call-template name="heading"><xsl:with-param name="text">Recours</xsl:with-param></xsl:call-template>
    <xsl:call-template name="pre-contract-appeals"/>
  </xsl:template>

</xsl:stylesheet>
